/** The compiled table as one JSON string; the build provides it. */
declare module 'table:compiled' {
  const text: string
  export default text
}
