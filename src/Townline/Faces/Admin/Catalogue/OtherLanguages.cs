using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>A form may hold texts in languages that the editor does not show. They go on standing beside those that were typed.</summary>
internal static class OtherLanguages
{
    public static FormQuestion Keep(FormQuestion? before, FormQuestion typed, IReadOnlyList<string> shown) => before is null ? typed : typed with
    {
        Label = Keep(before.Label, typed.Label, shown),
        Help = before.Help is null && typed.Help is null ? null : Keep(before.Help ?? LocalText.Empty, typed.Help ?? LocalText.Empty, shown) is { IsEmpty: false } help ? help : null,
        Options =
        [
            .. typed.Options.Select(option => before.Options.FirstOrDefault(old => old.Key == option.Key) is { } old ? option with { Label = Keep(old.Label, option.Label, shown) } : option),
        ],
    };

    private static LocalText Keep(LocalText before, LocalText typed, IReadOnlyList<string> shown) =>
        before.Languages.Where(language => !shown.Contains(language)).Aggregate(typed, (text, language) => text.With(language, before[language]));
}
