namespace Townline.Platform.Storage;

/// <summary>Names of columns: PersonId becomes person_id.</summary>
internal static class SnakeCase
{
    public static string Of(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
