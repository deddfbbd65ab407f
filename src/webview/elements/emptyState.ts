import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import type { SidebarSubject } from '../../protocol/messages.ts'
import { sendIntent } from '../events.ts'
import { countResources } from '../model/announcement.ts'
import type { AssessmentSubject } from '../model/subject.ts'
import { baseStyles } from '../styles/baseStyles.ts'
import { readFormats } from '../words/formatWords.ts'
import './lineLink.ts'
import './toolbar.ts'

/** Why there is no assessment, and what to do about it. */
export class EmptyState extends LitElement {
  static override properties = {
    subject: { attribute: false },
    resourceCount: { type: Number },
    pinned: { type: Boolean },
  }
  static override styles = [
    baseStyles,
    css`
      :host {
        padding: 0.625rem 0.75rem 1rem;
      }
      h1 {
        font-size: 1.1em;
        font-weight: 600;
      }
      p {
        margin-block-start: 0.5rem;
      }
      .look-up {
        display: block;
        width: 100%;
        max-width: 18rem;
        margin-block-start: 0.75rem;
        padding: 0.25rem 0.75rem;
        border: 1px solid var(--vscode-button-border, transparent);
        border-radius: 2px;
        background: var(--vscode-button-background);
        color: var(--vscode-button-foreground);
        text-align: center;
      }
      .look-up:hover {
        background: var(--vscode-button-hoverBackground);
      }
      .look-up:focus-visible {
        outline-offset: 2px;
      }
    `,
  ]
  declare subject: Exclude<SidebarSubject, AssessmentSubject>
  declare resourceCount: number
  declare pinned: boolean

  override render(): TemplateResult {
    return html`${this.#renderReason()}
      ${this.pinned || this.subject.kind === 'unknown-type' || this.subject.kind === 'unknown-module' ? html`<p><rl-toolbar .pinned=${this.pinned} .pinOnly=${true}></rl-toolbar></p>` : nothing}
      <button class="look-up" @click=${() => sendIntent(this, { type: 'lookUp' })}>Look up a type</button>`
  }

  #renderReason(): TemplateResult {
    const { subject } = this
    switch (subject.kind) {
      case 'no-editor':
        return html`<h1>No editor is open</h1>
          <p>
            Open a file of infrastructure code and put the cursor in a resource to see who carries each layer of its
            security.
          </p>`
      case 'unsupported-file':
        return html`<h1>This file is not read</h1>
          <p><code>${subject.fileName}</code> holds no resources of a known format. ${readFormats}</p>`
      case 'left-out-file':
        return html`<h1>This file is left out</h1>
          <p>
            The settings <code>responsibilityLens.files.include</code> and
            <code>responsibilityLens.files.exclude</code> leave out <code>${subject.fileName}</code>.
          </p>`
      case 'no-resource':
        return html`<h1>No resource at the cursor</h1>
          <p>
            ${countResources(this.resourceCount)}
            ${this.resourceCount > 0 ? 'Put the cursor in one of them, or choose it below.' : nothing}
          </p>
          <p><code>${subject.fileName}</code></p>`
      case 'unknown-type':
        return html`<h1>Not in the table</h1>
          <p>
            <code><b>${subject.name}</b></code
            >, <rl-line-link .line=${subject.line}></rl-line-link>
          </p>
          <p>
            <code>${subject.type}</code> is not in the table. No guess is made. To see who carries what, look up the
            service it belongs to.
          </p>`
      case 'unknown-module':
        return html`<h1>Unknown module</h1>
          <p>
            <code><b>${subject.name}</b></code
            >, <rl-line-link .line=${subject.line}></rl-line-link>
          </p>
          <p>${subject.reason}</p>`
      default:
        return subject satisfies never
    }
  }
}

customElements.define('rl-empty-state', EmptyState)
