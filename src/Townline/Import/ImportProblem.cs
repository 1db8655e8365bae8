namespace Townline.Import;

/// <summary>Why an import cannot start or go on, as one sentence for the person at the terminal. Never about a single row: those are rejected.</summary>
internal sealed class ImportProblem(string sentence) : Exception(sentence);
