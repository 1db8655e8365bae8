using Townline.Faces.Shared.Fields;

namespace Townline.Faces.Desk.People;

/// <summary>The fields of the forms about a person.</summary>
public sealed class PersonInput
{
    /// <summary>Version of the person that the clerk saw.</summary>
    public int Version { get; set; }
    public string? Why { get; set; }

    /// <summary>Of the details.</summary>
    public string? Name { get; set; }
    public string? PreferredName { get; set; }
    public string? Language { get; set; }
    public string? PreferredChannel { get; set; }
    public string? Interpreter { get; set; }
    public string? AccessNeeds { get; set; }

    /// <summary>Name of the organisation as typed; which of several of that name; and whether to add it when there is none.</summary>
    public string? Organisation { get; set; }
    public long? OrganisationId { get; set; }
    public bool AddOrganisation { get; set; }

    /// <summary>Of an identity.</summary>
    public string? Kind { get; set; }
    public string? Value { get; set; }
    public bool Verified { get; set; }

    /// <summary>Several people use it.</summary>
    public bool Shared { get; set; }

    /// <summary>Of a line of the consent ledger.</summary>
    public string? Purpose { get; set; }
    public string? Channel { get; set; }
    public string? Given { get; set; }
    public string? How { get; set; }
    public string? Wording { get; set; }
    public DateParts Day { get; set; } = new();

    /// <summary>The field beside which a refusal is said.</summary>
    internal static string FieldOf(string code) => code switch
    {
        "name-long" or "organisation-name" => nameof(Name),
        "preferred-name-long" => nameof(PreferredName),
        "language" => nameof(Language),
        "interpreter" => nameof(Interpreter),
        "channel" => nameof(PreferredChannel),
        "needs-long" => nameof(AccessNeeds),
        "organisation" => nameof(Organisation),
        "identity-kind" => nameof(Kind),
        "identity-value" or "identity-known" or "identity-taken" or "identity-gone" or "identity-nobodys" => nameof(Value),
        "link-other" or "link-self" or "link-known" or "link-kind" or "link-many" => "OtherId",
        "link-side" => "Side",
        "link-said-by" => "SaidBy",
        "link-scope" => "Scope",
        "link-until" => nameof(Day),
        "consent-purpose" => nameof(Purpose),
        "consent-source" => nameof(How),
        "consent-future" => nameof(Day),
        "consent-wording-long" => nameof(Wording),
        _ => nameof(Why),
    };
}
