namespace Townline.Transfer;

/// <summary>How far an export or an import has come.</summary>
/// <param name="What">What it is at: a table, "files", "index".</param>
/// <param name="Rows">Rows done.</param>
/// <param name="Of">Rows in all.</param>
internal sealed record TransferProgress(string What, long Rows, long Of);
