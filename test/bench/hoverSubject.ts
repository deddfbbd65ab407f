/** A document that is open in something that can hover. */
export interface HoverSubject {
  /** The text after an edit. */
  change(text: string): void
  /** The hover's Markdown at the offset. */
  hover(offset: number): string | Promise<string>
}

/** Opens a text in a fresh service, as an editor that has just started would. */
export type OpenSubject = (path: string, text: string) => HoverSubject

/** The services that are compared, by the name a child process is given. */
export const subjectNames = ['ours', 'yaml-language-server'] as const
export type SubjectName = (typeof subjectNames)[number]
