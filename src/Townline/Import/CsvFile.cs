using System.Text;
using Townline.Platform.Commands;

namespace Townline.Import;

/// <summary>A file on disk or kept elsewhere, seen as UTF-8 whatever its encoding. Offsets are counted in that UTF-8.</summary>
internal sealed class CsvFile
{
    private const int BufferSize = 64 * 1024;
    private readonly Func<Stream> _open;
    private readonly Encoding? _transcodeFrom;

    /// <summary>A file on disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">Its encoding by name; null for UTF-8, or UTF-16 where the file starts with its mark.</param>
    /// <param name="separator">Between the fields; null to detect it among comma, semicolon, tab and bar.</param>
    /// <exception cref="CommandFailedException">The file cannot be read or the encoding is not known.</exception>
    public CsvFile(string path, string? encoding = null, char? separator = null)
        : this(path, () => OpenOnDisk(path), encoding, separator)
    {
    }

    /// <summary>A file that is kept elsewhere.</summary>
    /// <param name="path">Its name, for people.</param>
    /// <param name="open">Gives it from its start, seekable; called several times.</param>
    /// <inheritdoc cref="CsvFile(string, string?, char?)"/>
    public CsvFile(string path, Func<Stream> open, string? encoding, char? separator)
    {
        (Path, Separator, _open) = (path, separator, open);
        _transcodeFrom = encoding is null ? DetectUtf16() : Find(encoding);
        using var stream = OpenRaw();
        Length = stream.Length;
    }

    public string Path { get; }

    public char? Separator { get; }

    /// <summary>Bytes as they are kept.</summary>
    public long Length { get; }

    /// <summary>The file as it is, from its start.</summary>
    public Stream OpenRaw() => _open();

    /// <summary>The file as UTF-8 from <paramref name="offset"/> on.</summary>
    public Stream OpenAt(long offset)
    {
        var raw = OpenRaw();
        if (_transcodeFrom is null)
        {
            raw.Seek(offset, SeekOrigin.Begin);
            return raw;
        }

        var utf8 = Encoding.CreateTranscodingStream(raw, _transcodeFrom, new UTF8Encoding(false));
        Skip(utf8, offset);
        return utf8;
    }

    /// <summary>Where the line after the one at <paramref name="offset"/> starts; the end of the file if there is none.</summary>
    public long NextLine(long offset)
    {
        using var stream = OpenAt(offset);
        var buffer = new byte[BufferSize];
        for (int read; (read = stream.Read(buffer)) > 0; offset += read)
        {
            var end = buffer.AsSpan(0, read).IndexOf((byte)'\n');
            if (end >= 0)
            {
                return offset + end + 1;
            }
        }

        return offset;
    }

    private static FileStream OpenOnDisk(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(File.Exists(path) ? $"{path} cannot be read: {e.Message}" : $"There is no file {path}.");
        }
    }

    private Encoding? DetectUtf16()
    {
        using var stream = OpenRaw();
        Span<byte> mark = stackalloc byte[2];
        return stream.ReadAtLeast(mark, 2, throwOnEndOfStream: false) == 2
            ? (mark[0], mark[1]) switch { (0xFF, 0xFE) => Encoding.Unicode, (0xFE, 0xFF) => Encoding.BigEndianUnicode, _ => null }
            : null;
    }

    private static Encoding? Find(string name)
    {
        try
        {
            var found = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            return found is UTF8Encoding ? null : found;
        }
        catch (ArgumentException)
        {
            throw new CommandFailedException($"The map's encoding '{name}' is not known; 'utf-8', 'windows-1252' and 'utf-16' are examples of some that are.");
        }
    }

    private static void Skip(Stream stream, long count)
    {
        var buffer = new byte[BufferSize];
        for (int read; count > 0 && (read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, count))) > 0; count -= read)
        {
        }
    }
}
