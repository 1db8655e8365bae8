using Townline.Requests.Contracts;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Bulk;

/// <summary>Steps as they are chosen and typed; an empty field leaves as is.</summary>
public sealed class StepsInput
{
    public string? Priority { get; set; }
    public string? Team { get; set; }
    public string? Assignee { get; set; }
    public string? State { get; set; }
    public string? Note { get; set; }
    public string? Answer { get; set; }
    public string? Outcome { get; set; }
    public string? Sentence { get; set; }
    public string? To { get; set; }

    internal static StepsInput Of(WorkSteps? steps) => steps is null ? new StepsInput() : new StepsInput
    {
        Priority = steps.Priority?.ToString(),
        Team = steps.Team,
        Assignee = steps.Assignee,
        State = steps.State,
        Note = steps.Note,
        Answer = steps.Answer,
        Outcome = steps.Outcome?.ToString(),
        Sentence = steps.Sentence,
        To = steps.To,
    };

    internal WorkSteps Read() => new()
    {
        Priority = Enum.TryParse<Priority>(Priority, out var priority) && Enum.IsDefined(priority) ? priority : null,
        Team = Text(Team),
        Assignee = Text(Assignee),
        State = Text(State),
        Note = Text(Note),
        Answer = Text(Answer),
        Outcome = Enum.TryParse<Outcome>(Outcome, out var outcome) && Enum.IsDefined(outcome) ? outcome : null,
        Sentence = Text(Sentence),
        To = Text(To),
    };

    /// <summary>The field beside which a broken rule is said.</summary>
    internal static string FieldOf(string rule) => rule switch
    {
        "close-sentence" => nameof(Sentence),
        "close-to" => nameof(To),
        "job-duplicate" => nameof(Outcome),
        "steps-words" => nameof(Answer),
        _ => nameof(Priority),
    };

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim().ReplaceLineEndings("\n");
}
