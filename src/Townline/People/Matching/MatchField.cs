namespace Townline.People.Matching;

/// <summary>What two people are compared by.</summary>
internal enum MatchField
{
    Given = 0,
    Surname = 1,

    /// <summary>House number.</summary>
    Number = 2,
    Street = 3,

    /// <summary>The other line of an address: a building, a farm, a flat.</summary>
    Addressee = 4,
    Suburb = 5,
    Postcode = 6,
    State = 7,

    /// <summary>Day of birth as yyyyMMdd.</summary>
    Born = 8,
    Phone = 9,
    Email = 10,
}

/// <summary>How two values agree. The letters are those of <see cref="PairScore.Pattern"/>.</summary>
internal enum Agreement
{
    /// <summary>One of them is not known: says nothing.</summary>
    Missing = 0,
    Same = 1,

    /// <summary>A slip of the finger apart.</summary>
    Close = 2,

    /// <summary>Something of it agrees.</summary>
    Similar = 3,
    Different = 4,
}
