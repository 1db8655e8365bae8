using System.Globalization;
using Npgsql;

namespace Townline.Platform.Storage.Postgres;

/// <summary>Sends long runs of plain inserts into one table with COPY, many times faster than statement by statement.</summary>
internal static class PostgresCopy
{
    /// <summary>So many rows of one table in a row go by COPY.</summary>
    public const int Worthwhile = 100;

    /// <summary>The inserts in order, cut where a run of one table long enough for COPY starts and ends.</summary>
    public static IEnumerable<(int Start, int Count, bool Copy)> Runs(IReadOnlyList<BufferedInsert> inserts)
    {
        var sent = 0;
        for (int start = 0, end; start < inserts.Count; start = end)
        {
            end = start + 1;
            while (end < inserts.Count && ReferenceEquals(inserts[end].Into, inserts[start].Into))
            {
                end++;
            }

            if (end - start < Worthwhile || inserts[start].Into.Table.Length == 0)
            {
                continue;
            }

            if (start > sent)
            {
                yield return (sent, start - sent, false);
            }

            yield return (start, end - start, true);
            sent = end;
        }

        if (sent < inserts.Count)
        {
            yield return (sent, inserts.Count - sent, false);
        }
    }

    /// <summary>COPY in its text format, which leaves the types to the server.</summary>
    public static async Task Send(NpgsqlConnection connection, IReadOnlyList<BufferedInsert> inserts, int start, int count)
    {
        var into = inserts[start].Into;
        await using var copy = await connection.BeginTextImportAsync($"COPY {into.Table} ({string.Join(", ", into.Columns)}) FROM STDIN");
        for (var row = start; row < start + count; row++)
        {
            var values = inserts[row].Values;
            for (var i = 0; i < values.Length; i++)
            {
                if (i > 0)
                {
                    copy.Write('\t');
                }

                Write(copy, values[i]);
            }

            copy.Write('\n');
        }
    }

    private static void Write(TextWriter copy, object? value)
    {
        switch (value)
        {
            case null: copy.Write(@"\N"); break;
            case string text: WriteText(copy, text); break;
            case DateTimeOffset time: Write(copy, time.ToUnixTimeMilliseconds()); break;
            case double number: copy.Write(number.ToString("R", CultureInfo.InvariantCulture)); break;
            case bool flag: copy.Write(flag ? 't' : 'f'); break;
            case byte[] bytes: copy.Write(@"\\x" + Convert.ToHexStringLower(bytes)); break;
            case long or int: copy.Write(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)); break;
            default: throw new ArgumentException($"A buffered insert cannot hold a {value.GetType().Name}.");
        }
    }

    /// <summary>PostgreSQL keeps no null characters.</summary>
    private static void WriteText(TextWriter copy, string text)
    {
        if (!text.AsSpan().ContainsAny("\\\t\n\r\0"))
        {
            copy.Write(text);
            return;
        }

        foreach (var c in text)
        {
            copy.Write(c switch { '\\' => @"\\", '\t' => @"\t", '\n' => @"\n", '\r' => @"\r", '\0' => "\uFFFD", _ => c.ToString() });
        }
    }
}
