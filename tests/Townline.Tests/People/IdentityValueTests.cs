using Townline.People.Contracts;
using Townline.People.Identities;

namespace Townline.Tests.People;

public class IdentityValueTests
{
    [Theory]
    [InlineData(IdentityKind.Email, " Rosa@Example.ORG ", "rosa@example.org")]
    [InlineData(IdentityKind.Phone, "216 555 0100", "+12165550100")]
    [InlineData(IdentityKind.PostalAddress, "Mill Street 12,  44101", "mill street 12 44101")]
    [InlineData(IdentityKind.Account, "App:77", "App:77")]
    [InlineData("fediverse", "@rosa@example.org", "@rosa@example.org")]
    public void Each_kind_has_one_form_to_compare(string kind, string typed, string expected) => Assert.Equal(expected, IdentityValue.Normal(kind, typed));

    [Theory]
    [InlineData(IdentityKind.Email, "rosa")]
    [InlineData(IdentityKind.Email, "rosa@localhost")]
    [InlineData(IdentityKind.Email, "Rosa <rosa@example.org>")]
    [InlineData(IdentityKind.Phone, "unknown")]
    [InlineData(IdentityKind.Account, "   ")]
    [InlineData(IdentityKind.Account, "a\0b")]
    public void What_cannot_be_of_its_kind_is_none(string kind, string typed) => Assert.Null(IdentityValue.Normal(kind, typed));

    [Theory]
    [InlineData("rosa@example.org", "r…@example.org")]
    [InlineData("+12165550100", "…0100")]
    [InlineData("77", "…")]
    public void The_event_log_shows_enough_to_recognise_and_too_little_to_use(string value, string shown) => Assert.Equal(shown, MaskedValue.Of(value));
}
