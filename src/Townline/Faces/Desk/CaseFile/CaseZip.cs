using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Townline.Faces.Shared.Assets;
using Townline.Platform.Files;
using Townline.Platform.Files.Content;
using Townline.Platform.Words;

namespace Townline.Faces.Desk.CaseFile;

/// <summary>
/// A case as a ZIP, written as it is read: <c>index.html</c> for people, <c>case.json</c> for programs, the files as they were sent (for the resident as
/// they are published), and <c>SHA256SUMS</c> over all of it, as <c>sha256sum --check</c> reads it.
/// </summary>
internal sealed class CaseZip(CaseReader reader, AssetStore assets, IFileStore store, IWords words, TownTime time)
{
    private const string Style = "style.css";

    public async Task Write(CaseHead head, Stream network, CancellationToken cancel)
    {
        await using var output = new ZipOutput(network);
        await WriteAll(head, output, cancel);
        await output.FlushAsync(cancel);
    }

    private async Task WriteAll(CaseHead head, ZipOutput output, CancellationToken cancel)
    {
        var files = new CaseFiles();
        var sums = new StringBuilder();
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel);
        await Add(zip, sums, "index.html", async entry =>
        {
            await using var text = new StreamWriter(entry, new UTF8Encoding(false), leaveOpen: true);
            await new CaseHtml(words, time, Style, files.NameOf).Write(head, reader.Entries(head, cancel), text, cancel);
        }, cancel);
        await Add(zip, sums, "case.json", entry => CaseJson.Write(head, reader.Entries(head, cancel), files.NameOf, entry, cancel), cancel);
        await Add(zip, sums, Style, async entry =>
        {
            await using var style = assets.Open(Path.GetFileName(assets.Url("case.css")))!;
            await style.CopyToAsync(entry, cancel);
        }, cancel);
        foreach (var (file, name) in files.All)
        {
            await using var content = await store.Open(head.For == CaseFor.File ? file.Sha : file.PublishedSha ?? file.Sha, cancel);
            if (content is not null)
            {
                await Add(zip, sums, name, entry => content.CopyToAsync(entry, cancel), cancel);
            }
        }

        await using var last = await zip.CreateEntry("SHA256SUMS").OpenAsync(cancel);
        await last.WriteAsync(Encoding.UTF8.GetBytes(sums.ToString()), cancel);
    }

    private static async Task Add(ZipArchive zip, StringBuilder sums, string name, Func<Stream, Task> write, CancellationToken cancel)
    {
        using var sha = SHA256.Create();
        await using (var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel))
        await using (var hashed = new CryptoStream(entry, sha, CryptoStreamMode.Write, leaveOpen: true))
        {
            await write(hashed);
            await hashed.FlushFinalBlockAsync(cancel);
        }

        sums.Append($"{Convert.ToHexStringLower(sha.Hash!)}  {name}\n");
    }
}

/// <summary>The files of one ZIP under names of their own: a number before a name that is safe everywhere, so that no two are the same.</summary>
internal sealed class CaseFiles
{
    private readonly Dictionary<long, (StoredFile File, string Name)> _names = [];

    public IEnumerable<(StoredFile File, string Name)> All => _names.Values.OrderBy(file => file.Name, StringComparer.Ordinal);

    public string NameOf(StoredFile file)
    {
        if (!_names.TryGetValue(file.Id, out var known))
        {
            known = _names[file.Id] = (file, $"files/{_names.Count + 1:0000}-{FileName.Clean(file.Name, file.Kind)}");
        }

        return known.Name;
    }
}
