using System.Collections;
using System.Globalization;

namespace Townline.Faces.Shared.Fields;

/// <summary>Writes what a property holds as the strings a form sends.</summary>
internal static class FieldValues
{
    public static IReadOnlyList<string> Of(object? value) =>
        value switch
        {
            null => [],
            string text => [text],
            bool yes => [yes ? "true" : "false"],
            DateOnly day => [day.ToString("O", CultureInfo.InvariantCulture)],
            DateTime moment => [moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)],
            IEnumerable several => [.. several.Cast<object?>().SelectMany(Of)],
            IFormattable number => [number.ToString(null, CultureInfo.InvariantCulture)],
            _ => [value.ToString() ?? ""],
        };
}
