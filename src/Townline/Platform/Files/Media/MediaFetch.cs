using Townline.Platform.Events;

namespace Townline.Platform.Files.Media;

/// <summary>Asks for a photo to be fetched after the commit: <c>unit.Enqueue(MediaFetch.Topic, new MediaFetch(…))</c>.</summary>
/// <param name="Address">As it was given; whether it is allowed is decided when it is fetched.</param>
/// <param name="Owner">What the photo will belong to, see <see cref="StoredFile.Owner"/>.</param>
/// <param name="OwnerId">Id of that.</param>
internal sealed record MediaFetch(string Address, string Owner, long OwnerId)
{
    public const string Topic = "files.fetch";
}

/// <summary>A photo named by its address was fetched and belongs to its owner now.</summary>
internal sealed record MediaFetched(string Owner, long OwnerId, long FileId, string Address) : DomainEvent
{
    public override string Kind => "file.fetched";

    public override long? SubjectId => OwnerId;
}

/// <summary>A photo named by its address was not fetched and will not be.</summary>
/// <param name="Reason">Half a sentence for the clerk, in English.</param>
internal sealed record MediaNotFetched(string Owner, long OwnerId, string Address, string Reason) : DomainEvent
{
    public override string Kind => "file.not-fetched";

    public override long? SubjectId => OwnerId;

    public override string? Why => Reason;
}
