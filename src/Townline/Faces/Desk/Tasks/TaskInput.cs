using Townline.Faces.Shared.Fields;
using Townline.Work.Contracts;

namespace Townline.Faces.Desk.Tasks;

/// <summary>The fields of the form for a new task.</summary>
public sealed class TaskInput
{
    public string? What { get; set; }

    /// <summary>"me", "staff-ID" or "team-ID".</summary>
    public string? Who { get; set; }

    /// <summary>A name of <see cref="TaskWhen"/>.</summary>
    public string? When { get; set; }
    public DateParts Day { get; set; } = new();

    /// <summary>A reminder: the request comes back to me at that time.</summary>
    public bool Reminds { get; set; }
    public bool Reopens { get; set; }

    internal TaskWhen? Chosen => Enum.TryParse<TaskWhen>(When, out var when) && Enum.IsDefined(when) ? when : null;

    /// <summary>The clerk or the team who is meant; neither when the field says nothing known.</summary>
    internal (long? Staff, long? Team) Whom(long me) => Who switch
    {
        null or "" or "me" => (me, null),
        _ when Who.StartsWith("staff-", StringComparison.Ordinal) && long.TryParse(Who.AsSpan(6), out var staff) => (staff, null),
        _ when Who.StartsWith("team-", StringComparison.Ordinal) && long.TryParse(Who.AsSpan(5), out var team) => (null, team),
        _ => (null, null),
    };

    /// <summary>The field beside which a broken rule is said.</summary>
    internal static string FieldOf(string rule) => rule switch
    {
        "task-who" => nameof(Who),
        "task-day" or "task-past" or "task-far" => nameof(Day),
        "calendar-never-open" => nameof(When),
        _ => nameof(What),
    };
}
