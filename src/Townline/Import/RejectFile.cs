using System.Globalization;
using System.Text;
using Townline.Platform.Commands;
using Townline.Platform.Text;

namespace Townline.Import;

/// <summary>
/// The rows that were not taken, beside the file they came from: line and reason, then the row's own columns, so that they
/// can be put right there and imported from there. Made with the first of them.
/// </summary>
internal sealed class RejectFile : IDisposable
{
    private const string FirstColumns = "rejected_line,rejected_reason";
    private readonly IReadOnlyList<string> _headers;
    private readonly string _besideData;
    private FileStream? _file;

    /// <param name="imported">The file that is imported.</param>
    /// <param name="dataFolder">Where the rejects go when its own folder cannot be written.</param>
    /// <param name="headers">Its columns.</param>
    public RejectFile(string imported, string dataFolder, IReadOnlyList<string> headers)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(imported) + ".rejects.csv";
        Path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(imported))!, name);
        _besideData = System.IO.Path.Combine(dataFolder, name);
        _headers = headers;
    }

    /// <summary>Where it is, or will be.</summary>
    public string Path { get; private set; }

    /// <summary>Bytes written and flushed; 0 while there is no file.</summary>
    public long Length => _file?.Length ?? 0;

    /// <summary>Takes up the file of an earlier run of the same import, as it was when that run last committed its place.</summary>
    public void ContinueAt(long length)
    {
        if (length == 0)
        {
            // Killed between the first rejected row and the commit that would have counted it.
            StartAfresh();
            return;
        }

        Open();
        _file!.SetLength(Math.Min(length, _file.Length));
        _file.Seek(0, SeekOrigin.End);
    }

    /// <summary>Removes what an earlier run of another import of this file has left.</summary>
    public void StartAfresh()
    {
        foreach (var path in new[] { Path, _besideData }.Where(IsOurs))
        {
            File.Delete(path);
        }
    }

    /// <summary>Adds rows and flushes them.</summary>
    public void Add(IReadOnlyList<Rejection> rejections)
    {
        if (rejections.Count == 0)
        {
            return;
        }

        var text = new StringBuilder();
        Open();
        if (_file!.Length == 0)
        {
            text.Append(FirstLine(_headers));
        }

        foreach (var rejection in rejections)
        {
            text.Append(LineOf(rejection));
        }

        _file.Write(Encoding.UTF8.GetBytes(text.ToString()));
        _file.Flush();
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>The names of its columns, with the end of the line.</summary>
    internal static string FirstLine(IEnumerable<string> headers) => $"{FirstColumns},{string.Join(',', headers.Select(CsvCell.Of))}\r\n";

    /// <summary>A rejected row, with the end of the line.</summary>
    internal static string LineOf(Rejection rejection) =>
        string.Create(CultureInfo.InvariantCulture, $"{rejection.Line},{CsvCell.Of(rejection.Reason)},{string.Join(',', rejection.Fields.Select(CsvCell.Of))}\r\n");

    private void Open()
    {
        if (_file is null && !TryOpen())
        {
            Path = _besideData;
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            if (!TryOpen())
            {
                throw new CommandFailedException($"The rejected rows cannot be written to {Path}; move what is there, or choose another folder with --data.");
            }
        }
    }

    private bool TryOpen()
    {
        try
        {
            if (File.Exists(Path) && !IsOurs(Path))
            {
                return false;
            }

            _file = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Did an import write it? A file of somebody else's is left alone.</summary>
    private static bool IsOurs(string path) => File.Exists(path) && File.ReadLines(path).FirstOrDefault("").StartsWith(FirstColumns, StringComparison.Ordinal);
}
