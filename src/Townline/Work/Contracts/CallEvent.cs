namespace Townline.Work.Contracts;

/// <summary>What a telephone exchange tells about a call, as it said it.</summary>
/// <param name="ExternalId">The exchange's own id of the call: the same id is the same call, whatever comes twice, late or out of order.</param>
/// <param name="From">The calling number; null or a word such as "anonymous" when it is withheld.</param>
/// <param name="To">The number that was called.</param>
/// <param name="Agent">E-mail address or extension of a member of staff; null when nobody is named yet.</param>
/// <param name="At">By the exchange's clock.</param>
internal sealed record CallEvent(string ExternalId, CallStep Step, string? From, string? To, string? Agent, DateTimeOffset At)
{
    public const int LongestId = 200;
    public const int LongestNumber = 64;
    public const int LongestAgent = 320;
}

/// <summary>A step in the life of a call. The numbers are stored; of steps at one moment the smaller came first.</summary>
internal enum CallStep
{
    Ringing = 0,
    Answered = 1,
    Held = 2,

    /// <summary>Handed on; it rings at the one who is named.</summary>
    Transferred = 3,
    Ended = 4,
}

/// <summary>How a call stands. The numbers are stored.</summary>
internal enum CallState
{
    Ringing = 0,
    Talking = 1,
    OnHold = 2,

    /// <summary>Handed on and not yet picked up there.</summary>
    Transferred = 3,
    Ended = 4,
}
