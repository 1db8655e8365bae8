using Townline.Faces.Portal.Report.Drafts;
using Townline.Faces.Portal.Report.Form;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Report;

/// <summary>One resident's way through the report of one service: which steps there are, what comes next, what was before.</summary>
internal sealed class Journey(ServiceInfo service, DraftRow draft)
{
    public const string Place = "place";
    public const string Photos = "photos";
    public const string Details = "details";
    public const string Same = "same";
    public const string Contact = "contact";
    public const string Check = "check";

    /// <summary>Noted among the finished steps: nothing like it was reported, so there is nothing to ask.</summary>
    public const string NothingAlike = "same/nothing";

    /// <summary>Noted among the finished steps: theirs is another problem than those shown.</summary>
    public const string Another = "same/another";

    public ServiceInfo Service { get; } = service;
    public DraftRow Draft { get; } = draft;
    public Typed Typed => Draft.Typed;

    /// <summary>The steps that ask something, in order. Questions with a condition follow on pages of their own once it holds.</summary>
    public IReadOnlyList<string> Steps => [.. AllSteps()];

    public string UrlOf(string step) => $"/report/{Service.Code}/{Draft.Id}/{step}";

    /// <summary>The step of the questions that depend on answers <paramref name="depth"/> deep; 0 is the first page of details.</summary>
    public static string DetailsAt(int depth) => depth == 0 ? Details : $"{Details}/{depth + 1}";

    /// <summary>The first step that is not done; null when all are.</summary>
    public string? Missing => Steps.FirstOrDefault(step => !Typed.Done.Contains(step));

    /// <summary>Where to go when a step is done: to the next that is not, and back to the check when all are.</summary>
    public string After(string step)
    {
        Typed.Done.Add(step);
        AskAgain(step);
        var steps = Steps;
        return UrlOf(steps.SkipWhile(other => other != step).FirstOrDefault(other => !Typed.Done.Contains(other)) ?? Missing ?? Check);
    }

    /// <summary>Where "back" leads: the step before, or the check for somebody who came from there to change something.</summary>
    public string Before(string step)
    {
        if (step != Check && Missing is null)
        {
            return UrlOf(Check);
        }

        var before = Steps.TakeWhile(other => other != step).LastOrDefault();
        return before is null ? $"/services/{Service.Code}" : UrlOf(before);
    }

    /// <summary>Another place or other words may be like other reports; who said that theirs is another is not asked twice.</summary>
    private void AskAgain(string changed)
    {
        if (!Typed.Done.Contains(Another) && (changed == Place || changed.StartsWith(Details, StringComparison.Ordinal)))
        {
            Typed.Done.Remove(NothingAlike);
            Typed.Done.Remove(Same);
        }
    }

    private IEnumerable<string> AllSteps()
    {
        if (Service.NeedsPlace)
        {
            yield return Place;
        }

        yield return Photos;
        yield return Details;
        for (var depth = 1; depth <= FormPages.Deepest(Service.Form); depth++)
        {
            if (FormPages.At(Service.Form, depth, Typed.Answers).Any())
            {
                yield return DetailsAt(depth);
            }
        }

        if (!Typed.Done.Contains(NothingAlike))
        {
            yield return Same;
        }

        yield return Contact;
    }
}
