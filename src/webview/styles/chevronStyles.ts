import { css } from 'lit'

/** The chevron of a disclosure: it turns down while its button is expanded. */
export const chevronStyles = css`
  .icon-chevron {
    transition: transform 0.1s;
  }
  [aria-expanded='true'] .icon-chevron {
    transform: rotate(90deg);
  }
  @media (prefers-reduced-motion: reduce) {
    .icon-chevron {
      transition: none;
    }
  }
`
