namespace Townline.People.Contracts;

/// <summary>How a phone number is written for people to read aloud.</summary>
internal static class PhoneText
{
    /// <param name="number">In E.164, such as "+12165550124".</param>
    /// <returns>Numbers of the North American plan in groups, "+1 216 555 0124"; others as they are, since each country groups its own way.</returns>
    public static string Of(string number) => number is ['+', '1', .. { Length: 10 } national] && national.All(char.IsAsciiDigit)
        ? $"+1 {national[..3]} {national[3..6]} {national[6..]}"
        : number;
}
