import { css } from 'lit'

/** The page around the app. VS Code pads the body of every webview, which would waste a narrow sidebar's width. */
export const documentStyles = css`
  body {
    margin: 0;
    padding: 0;
  }
`
