using System.Text;
using Townline.Platform.Commands;

namespace Townline.Import;

/// <summary>A file on disk, seen as UTF-8 whatever its encoding. Offsets are counted in that UTF-8.</summary>
internal sealed class CsvFile
{
    private const int BufferSize = 64 * 1024;
    private readonly Encoding? _transcodeFrom;

    /// <param name="path">The file.</param>
    /// <param name="encoding">Its encoding by name; null for UTF-8, or UTF-16 where the file starts with its mark.</param>
    /// <param name="separator">Between the fields; null to detect it among comma, semicolon, tab and bar.</param>
    /// <exception cref="CommandFailedException">The file cannot be read or the encoding is not known.</exception>
    public CsvFile(string path, string? encoding = null, char? separator = null)
    {
        (Path, Separator) = (path, separator);
        _transcodeFrom = encoding is null ? DetectUtf16() : Find(encoding);
        using var stream = OpenRaw();
        Length = stream.Length;
    }

    public string Path { get; }

    public char? Separator { get; }

    /// <summary>Bytes on disk.</summary>
    public long Length { get; }

    /// <summary>The file as it is, from its start.</summary>
    public Stream OpenRaw()
    {
        try
        {
            return new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(File.Exists(Path) ? $"{Path} cannot be read: {e.Message}" : $"There is no file {Path}.");
        }
    }

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
