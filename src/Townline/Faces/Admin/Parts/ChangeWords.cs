using Townline.Platform.Events;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Parts;

/// <summary>Says what a change changed.</summary>
internal static class ChangeWords
{
    /// <summary>The place of a change: "Form › questions › depth › label › en".</summary>
    public static string Field(FieldChange change, IWords words)
    {
        var path = change.Field.Split('.');
        var key = $"admin.field.{path[0].ToLowerInvariant()}";
        return string.Join(" › ", path.Skip(1).Prepend(words.Has(key) ? words[key] : path[0]));
    }
}
