using Townline.People.Contracts;
using Townline.Platform.Words;

namespace Townline.Faces.Desk.People;

/// <summary>How sure it is that an identity is the person's, in words for clerks.</summary>
internal static class ProofWords
{
    public static string Of(IdentityCard identity, IWords words) =>
        words[identity.VerifiedAt is null ? "desk.person.claimed" : identity.IsByLink ? "desk.person.linked" : "desk.person.verified"];
}
