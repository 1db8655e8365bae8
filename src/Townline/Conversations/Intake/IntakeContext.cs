using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Intake;

/// <summary>What the steps of intake know about one message so far.</summary>
internal sealed class IntakeContext(InboundMessage message, Tenant tenant)
{
    public InboundMessage Message { get; } = message;
    public Tenant Tenant { get; } = tenant;

    /// <summary>Code of the district the report lies in (triage).</summary>
    public string? Area { get; set; }

    /// <summary>Who gets it and by when (route).</summary>
    public RequestRoute Route { get; set; } = new(null, null, null);

    /// <summary>Reference of the request to be opened, taken before the unit.</summary>
    public long? Number { get; set; }

    /// <summary>The request it continues, read before the unit.</summary>
    public RequestView? Continued { get; set; }

    /// <summary>The request in which the same message stands too, read before the unit.</summary>
    public RequestView? Twin { get; set; }

    /// <summary>The request it continues was closed too long ago to be opened again.</summary>
    public bool IsLate { get; set; }
    public long InboundId { get; set; }
    public long EntryId { get; set; }
    public IdentifiedPerson? Person { get; set; }
    public long? ConversationId { get; set; }
    public long? RequestId { get; set; }

    /// <summary>Set by the journal when this message had arrived before; the other steps are left out.</summary>
    public IntakeResult? Known { get; set; }
}
