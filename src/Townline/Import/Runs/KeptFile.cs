using Townline.Import.Contracts;
using Townline.Import.Maps;
using Townline.Platform.Commands;
using Townline.Platform.Files.Content;

namespace Townline.Import.Runs;

/// <summary>Opens the kept file of an import.</summary>
internal sealed class KeptFile(IFileStore contents)
{
    /// <exception cref="ImportRefusedException">It is no longer kept, or the map names an encoding that is not known.</exception>
    public async Task<CsvFile> Open(ImportRunRow run, ImportMap map, CancellationToken cancel) => await Open(run.FileName, run.Sha, map.Encoding, map.Separator, cancel);

    /// <inheritdoc cref="Open(ImportRunRow, ImportMap, CancellationToken)"/>
    public async Task<CsvFile> Open(string name, string sha, string? encoding, char? separator, CancellationToken cancel)
    {
        await using (await OpenRaw(sha, cancel))
        {
            // Only to see that it is here.
        }

        // The reader of CSV files opens it again where it goes on, and is not asynchronous.
        try
        {
            return new CsvFile(name, () => OpenRaw(sha, CancellationToken.None).GetAwaiter().GetResult(), encoding, separator);
        }
        catch (CommandFailedException)
        {
            throw new ImportRefusedException("encoding", encoding ?? "");
        }
    }

    /// <inheritdoc cref="Open(ImportRunRow, ImportMap, CancellationToken)"/>
    public async Task<Stream> OpenRaw(string sha, CancellationToken cancel) => (sha.Length == 0 ? null : await contents.Open(sha, cancel)) ?? throw new ImportRefusedException("gone");
}
