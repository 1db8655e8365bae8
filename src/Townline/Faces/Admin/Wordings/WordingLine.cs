namespace Townline.Faces.Admin.Wordings;

/// <summary>One text of the program in one language.</summary>
/// <param name="Ours">As we write it.</param>
/// <param name="Theirs">As the town says it; null where it says it as we do.</param>
internal sealed record WordingLine(string Key, string Language, string Ours, string? Theirs)
{
    /// <summary>What people read.</summary>
    public string Text => Theirs ?? Ours;

    public bool Holds(string search) =>
        Key.Contains(search, StringComparison.OrdinalIgnoreCase) || Ours.Contains(search, StringComparison.CurrentCultureIgnoreCase) || Theirs?.Contains(search, StringComparison.CurrentCultureIgnoreCase) == true;
}
