namespace Townline.Faces.Admin.Catalogue.Steps;

/// <summary>Names set into steps.</summary>
internal static class StepText
{
    /// <summary>Letters that fit beside each other in a step.</summary>
    private const int Fits = 21;

    /// <summary>The name in one or two lines; what is too long ends with an ellipsis.</summary>
    public static IReadOnlyList<string> Lines(string name)
    {
        if (name.Length <= Fits)
        {
            return [name];
        }

        var cut = name.LastIndexOf(' ', Fits);
        return cut > 0 ? [name[..cut], Short(name[(cut + 1)..])] : [Short(name)];
    }

    private static string Short(string text) => text.Length <= Fits ? text : $"{text[..(Fits - 1)].TrimEnd()}…";
}
