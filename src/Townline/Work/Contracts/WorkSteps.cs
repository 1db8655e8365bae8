using System.Text.Json.Serialization;
using Townline.Identity.Contracts;
using Townline.Requests.Contracts;

namespace Townline.Work.Contracts;

/// <summary>
/// What is done to a request in one go: by a macro, or to many at once. Names instead of ids, so that it can go to another town. Nulls leave as is; all steps hold or none.
/// They are done in the order of <see cref="WorkStep"/>.
/// </summary>
internal sealed record WorkSteps
{
    public const string Me = "me";
    public const string Nobody = "nobody";

    public Priority? Priority { get; init; }

    /// <summary>Code of a team.</summary>
    public string? Team { get; init; }

    /// <summary>"me", "nobody", or the e-mail address of an account.</summary>
    public string? Assignee { get; init; }

    /// <summary>Key of an open state.</summary>
    public string? State { get; init; }

    /// <summary>For the staff.</summary>
    public string? Note { get; init; }

    /// <summary>For the reporter; see <see cref="AnswerWords"/>.</summary>
    public string? Answer { get; init; }
    public Outcome? Outcome { get; init; }

    /// <summary>The plain sentence with which it is closed.</summary>
    public string? Sentence { get; init; }

    /// <summary>Whose it is, when not ours.</summary>
    public string? To { get; init; }

    [JsonIgnore]
    public bool IsEmpty => !All.Any();

    /// <summary>Somebody outside hears something.</summary>
    [JsonIgnore]
    public bool Speaks => Answer is not null || Outcome is not null;

    /// <summary>The steps that there are, in their order.</summary>
    [JsonIgnore]
    public IEnumerable<WorkStep> All => Enum.GetValues<WorkStep>().Where(step => step switch
    {
        WorkStep.Priority => Priority is not null,
        WorkStep.Assign => Team is not null || Assignee is not null,
        WorkStep.Move => State is not null,
        WorkStep.Note => Note is not null,
        WorkStep.Answer => Answer is not null,
        _ => Outcome is not null,
    });

    /// <summary>What one must be allowed to do for a step.</summary>
    public static Right RightFor(WorkStep step) => step switch
    {
        WorkStep.Assign => Right.RequestsAssign,
        WorkStep.Close => Right.RequestsClose,
        _ => Right.RequestsWork,
    };
}

internal enum WorkStep
{
    Priority,
    Assign,
    Move,
    Note,
    Answer,
    Close,
}

/// <summary>A step cannot be done; nothing of the others was.</summary>
/// <param name="code">A key of the words of rules, without "rule.".</param>
internal sealed class StepRefusedException(WorkStep step, string code, params object[] args) : Exception($"{step}: {code}")
{
    public WorkStep Step { get; } = step;
    public string Code { get; } = code;
    public IReadOnlyList<object> Args { get; } = args;
}
