-- Answers that quote a deleted document are found without reading all.
CREATE INDEX answer_by_document ON answer USING gin (documents);
