using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Townline.Platform.Commands;

namespace Townline.Import;

/// <summary>Where a row starts: the byte in the file seen as UTF-8, and the line as an editor counts it (1 is the header).</summary>
internal readonly record struct CsvPosition(long Offset, long Line);

/// <summary>
/// Reads a CSV file row by row in bounded memory. What a row holds is never a reason to fail: a row that cannot be
/// trusted comes with a <see cref="Fault"/>, and reading goes on with the next line.
/// </summary>
internal sealed class CsvSource : IDisposable
{
    /// <summary>The longest row in bytes. A longer one is most likely a quotation mark that was never closed.</summary>
    public const int MaxRowBytes = 16 * 1024 * 1024;

    private const int MostSalvaged = 1000;
    private readonly CsvFile _file;
    private CsvReader _reader;

    /// <summary>What the reader counts from; null while it counts from the start of the file.</summary>
    private CsvPosition? _origin;

    /// <summary>Where to start anew before the next row.</summary>
    private CsvPosition? _restart;

    /// <summary>What the reader found wrong with the quotation marks of the row it is on.</summary>
    private string? _quoting;

    /// <exception cref="CommandFailedException">The file is missing or unreadable, or has no header.</exception>
    public CsvSource(CsvFile file)
    {
        _file = file;
        _reader = Start(0, hasHeader: true, file.Separator);
        Headers = ReadHeaders();
    }

    public IReadOnlyList<string> Headers { get; }

    /// <summary>What stands between the fields.</summary>
    public char? Separator => _reader.Separator;

    /// <summary>The row itself, valid until the next <see cref="Read"/>; its fields only when <see cref="Fault"/> is null.</summary>
    public CsvReader Row => _reader;

    /// <summary>Why the row cannot be used, or null when it can.</summary>
    public string? Fault { get; private set; }

    /// <summary>Where the current row starts. After the last row: the end of the file.</summary>
    public CsvPosition Position { get; private set; }

    /// <summary>Goes on at the start of a row that an earlier reading of the same file had reached.</summary>
    public void ContinueAt(CsvPosition position) => _restart = position;

    /// <summary>Moves to the next row, good or faulty. False at the end of the file.</summary>
    public bool Read()
    {
        StartAnew();
        (Fault, _quoting) = (null, null);
        try
        {
            if (!_reader.Read())
            {
                Position = new(_file.Length, Position.Line + 1);
                return false;
            }

            Position = Absolute(_reader.ByteOffset, _reader.LineNumber);
            Fault = _quoting is null ? Inspect() : GiveUpLine(_quoting);
        }
        catch (CsvFormatException tooLong)
        {
            Position = Absolute(tooLong.ByteOffset, tooLong.LineNumber);
            Fault = GiveUpLine($"the row is longer than {MaxRowBytes >> 20} MB, or a quotation mark is never closed");
        }

        return true;
    }

    /// <summary>What can be told of the current row for a person to look at: its fields, or its first line when it cannot be split; shortened.</summary>
    public IReadOnlyList<string> Salvage() => _restart is null
        ? [.. Enumerable.Range(0, _reader.FieldCount).Select(field => Shorten(_reader.GetSpan(field)))]
        : [Shorten(FirstLine(_reader.RawRecord))];

    public void Dispose() => _reader.Dispose();

    private static ReadOnlySpan<byte> FirstLine(ReadOnlySpan<byte> row) => row.IndexOf((byte)'\n') is var end and >= 0 ? row[..end] : row;

    private static string Shorten(ReadOnlySpan<byte> text) =>
        text.Length <= MostSalvaged ? Encoding.UTF8.GetString(text) : Encoding.UTF8.GetString(text[..MostSalvaged]) + "…";

    private string[] ReadHeaders()
    {
        try
        {
            string[] headers = [.. _reader.Headers];
            return headers.Length > 0 && _quoting is null
                ? headers
                : throw new CommandFailedException($"{_file.Path} is not a CSV file: it does not start with a line of column names.");
        }
        catch (CsvFormatException)
        {
            throw new CommandFailedException($"{_file.Path} is not a CSV file: its first line does not end.");
        }
    }

    private string? Inspect()
    {
        if (_reader.FieldCount != Headers.Count)
        {
            return $"the row has {_reader.FieldCount} columns, the header has {Headers.Count}";
        }

        var raw = _reader.RawRecord;
        if (raw.Contains((byte)0))
        {
            return $"{ColumnWhere(field => field.Contains((byte)0))} contains a null byte";
        }

        return Utf8.IsValid(raw) ? null : $"{ColumnWhere(field => !Utf8.IsValid(field))} is not valid UTF-8";
    }

    private string ColumnWhere(Func<ReadOnlySpan<byte>, bool> isBad)
    {
        for (var i = 0; i < Headers.Count; i++)
        {
            if (isBad(_reader.GetSpan(i)))
            {
                return $"column '{Headers[i]}'";
            }
        }

        return "the row";
    }

    /// <summary>Broken quotation marks may have swallowed good rows: only one line is given up, reading starts anew on the next.</summary>
    private string GiveUpLine(string reason)
    {
        _restart = new(_file.NextLine(Position.Offset), Position.Line + 1);
        return reason;
    }

    private void StartAnew()
    {
        if (_restart is { } at)
        {
            (_restart, _origin) = (null, at);
            var separator = _reader.Separator;
            _reader.Dispose();
            _reader = Start(at.Offset, hasHeader: false, separator);
        }
    }

    private CsvPosition Absolute(long offset, long line) => _origin is { } origin ? new(origin.Offset + offset, origin.Line + line - 1) : new(offset, line);

    private CsvReader Start(long offset, bool hasHeader, char? separator) => CsvReader.Create(_file.OpenAt(offset), new CsvReaderOptions
    {
        HasHeader = hasHeader,
        Separator = separator,
        MaxRecordSize = MaxRowBytes,
        TrackLineNumbers = true,
        BufferSize = 256 * 1024,
        OnMalformedRecord = record => _quoting = record.Reason switch
        {
            CsvMalformedReason.UnterminatedQuote => "a quotation mark is never closed",
            CsvMalformedReason.TextAfterClosingQuote => "there is text after a closing quotation mark",
            _ => _quoting,
        },
    });
}
