using System.Globalization;

namespace Townline.Platform.Text;

/// <summary>A cell of a CSV file that a spreadsheet may open.</summary>
internal static class CsvCell
{
    /// <summary>Quoted where it must be. A spreadsheet takes texts that start so for formulas; an apostrophe makes them text. Plain numbers stay.</summary>
    public static string Of(string field)
    {
        var text = field.Replace('\0', '\uFFFD');
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r'
            && !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            text = "'" + text;
        }

        return text.AsSpan().ContainsAny(",\";\r\n\t") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
