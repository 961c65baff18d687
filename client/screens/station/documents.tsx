import { DocumentList } from './documentList.tsx'
import { DocumentReader } from './documentReader.tsx'
import { usePlace } from './place.tsx'

/** The runbooks and reports of the room: a list to search, and the one that is open. */
export function Documents() {
  const open = usePlace((place) => place.document)
  return open === null ? <DocumentList /> : <DocumentReader key={open} id={open} />
}
