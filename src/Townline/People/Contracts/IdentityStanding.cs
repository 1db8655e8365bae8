namespace Townline.People.Contracts;

/// <summary>How an identity stands to the person it is written with.</summary>
internal enum IdentityStanding
{
    /// <summary>Theirs: what comes by it is put with them. One person of a town at a time.</summary>
    Theirs = 0,

    /// <summary>They use it too, as a family uses one telephone; what comes by it is put with the one whose it is.</summary>
    Shared = 1,

    /// <summary>It was theirs once. Kept with them, and leads nobody to them.</summary>
    Former = 2,
}
