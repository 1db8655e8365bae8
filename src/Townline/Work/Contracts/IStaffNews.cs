using Townline.Conversations.Contracts;
using Townline.Platform.Storage;

namespace Townline.Work.Contracts;

/// <summary>
/// What members of the staff hear of by mail, though they are not at the desk. What comes within some minutes about one request is one mail; what a
/// member did, or has before them, is none.
/// </summary>
internal interface IStaffNews
{
    /// <summary>What may be chosen, in the order of the page. <see cref="NewsKind.Disputed"/> goes with <see cref="NewsKind.Answered"/>.</summary>
    static IReadOnlyList<NewsKind> Choices { get; } = [NewsKind.Assigned, NewsKind.Answered, NewsKind.Task, NewsKind.Promise, NewsKind.Team];

    /// <summary>What a member chose; what is usual for who chose nothing.</summary>
    ValueTask<NewsChoice> Of(int tenantId, long staffId);

    /// <summary>Keeps what a member wants to hear of, and in which language.</summary>
    Task Choose(Unit unit, long staffId, IReadOnlyList<NewsKind> wanted, string? language);

    /// <summary>No such mails any more, until the member chooses again.</summary>
    Task Stop(Unit unit, long staffId);

    /// <summary>Writes to their address again, from which mails had come back.</summary>
    Task TryAgain(Unit unit, long staffId);

    /// <summary>The member has the request before them: what there is to tell of it is told.</summary>
    Task Seen(Unit unit, long requestId, long staffId);
}

/// <summary>What a member wants to hear of by mail.</summary>
/// <param name="Wanted">Of <see cref="IStaffNews.Choices"/>.</param>
/// <param name="Language">In which they like to read; null for the town's.</param>
internal sealed record NewsChoice(IReadOnlyList<NewsKind> Wanted, string? Language)
{
    public static NewsChoice Usual { get; } = new([NewsKind.Assigned, NewsKind.Answered, NewsKind.Task], null);

    /// <summary>The address at which nothing arrives, as its server said; null when there is none.</summary>
    public string? DeadAddress { get; init; }
    public DateTimeOffset? DeadSince { get; init; }

    /// <summary>The server's own words.</summary>
    public string? DeadBecause { get; init; }

    public bool Wants(NewsKind kind) => Wanted.Contains(kind == NewsKind.Disputed ? NewsKind.Answered : kind);

    /// <summary>Whether mails to this address come back.</summary>
    public bool IsDead(string address) => address.Equals(DeadAddress, StringComparison.OrdinalIgnoreCase);
}
