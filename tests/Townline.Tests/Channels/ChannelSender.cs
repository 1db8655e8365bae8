using System.Net;

namespace Townline.Tests.Channels;

/// <summary>Somebody who reports through one channel, as people or programs do there: all that <see cref="ChannelCompliance"/> needs to know of it.</summary>
internal abstract class ChannelSender : IDisposable
{
    /// <summary>Sends a report; a step that is refused on the way is the answer.</summary>
    public abstract Task<Answer> Send(Told report);

    /// <summary>Sends the last message once more, as it was: pressed twice, or tried again because the answer never came.</summary>
    public abstract Task<Answer> SendAgain();

    /// <summary>All that this sender can read of a report and its answers; null when it is shown nothing.</summary>
    public abstract Task<string?> Read(Answer report);

    public abstract void Dispose();
}

/// <summary>What is reported. The services are those of <c>SampleServices</c>.</summary>
internal sealed record Told(string Text, string Service = "litter", double Latitude = 41.5, double Longitude = -81.6, string? Email = null);

/// <summary>What the sender hears.</summary>
/// <param name="Number">The reference, when the report was taken.</param>
/// <param name="Said">All words of the answer.</param>
/// <param name="Link">A private address of the report, where the channel has one.</param>
internal sealed record Answer(HttpStatusCode Status, long? Number, string Said, TimeSpan? RetryAfter, string? Link = null)
{
    public bool IsTaken => Number is not null;
}
