using System.Globalization;
using Townline.Faces.Admin.Parts;
using Townline.Requests.Contracts;

namespace Townline.Faces.Admin.Catalogue;

/// <summary>The questions of a service as they are typed.</summary>
public sealed class FormInput
{
    private const int SpareChoices = 3;

    /// <summary>Version that the editor saw.</summary>
    public int Version { get; set; }
    public List<QuestionInput> Questions { get; set; } = [];
    public string? Reason { get; set; }

    internal static FormInput Of(ServiceInfo service) => new()
    {
        Version = service.Version,
        Questions = [.. service.Form.Questions.Select(QuestionInput.Of)],
    };

    /// <summary>The form that is meant, question by question in the same places. Texts in languages that the town no longer offers stay with their question.</summary>
    internal ServiceForm Read(ServiceForm before, IReadOnlyList<string> languages)
    {
        var taken = Questions.Select(question => question.Code?.Trim()).OfType<string>().ToList();
        var read = new List<FormQuestion>();
        foreach (var question in Questions)
        {
            var typed = question.Read(languages, [.. taken, .. read.Select(other => other.Code)]);
            read.Add(OtherLanguages.Keep(before.Questions.FirstOrDefault(old => old.Code == typed.Code), typed, languages));
        }

        return before with { Questions = read };
    }

    /// <summary>Does what a button of the editor says; nothing is saved.</summary>
    /// <param name="step">"add", or "up", "down", "remove", "choices" with the place of a question behind a colon.</param>
    /// <returns>The place of the question to look at; null when the button means none.</returns>
    internal int? Do(string step)
    {
        var what = step.Split(':')[0];
        var place = int.TryParse(step.Split(':')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Questions.Count ? number : (int?)null;
        return (what, place) switch
        {
            ("add", _) => Add(),
            ("up", > 0) => Swap(place.Value, place.Value - 1),
            ("down", { } at) when at < Questions.Count - 1 => Swap(at, at + 1),
            ("remove", { } at) => Remove(at),
            ("choices", { } at) => Widen(at),
            _ => place,
        };
    }

    /// <summary>Rows to type further choices in.</summary>
    internal static void Spare(QuestionInput question) =>
        question.Options.AddRange(Enumerable.Range(0, Math.Max(0, SpareChoices - question.Options.Count(option => option.IsBlank))).Select(_ => new OptionInput()));

    private int Add()
    {
        Questions.Add(new QuestionInput());
        return Questions.Count - 1;
    }

    private int Swap(int from, int to)
    {
        (Questions[from], Questions[to]) = (Questions[to], Questions[from]);
        return to;
    }

    private int? Remove(int place)
    {
        Questions.RemoveAt(place);
        return null;
    }

    private int Widen(int place)
    {
        Questions[place].Options.AddRange(Enumerable.Range(0, SpareChoices).Select(_ => new OptionInput()));
        return place;
    }
}
