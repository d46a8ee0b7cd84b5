using FsCheck;
using FsCheck.Fluent;
using Proxmox.Model.Fields;

namespace Proxmox.Model.Tests.Fields;

internal sealed class FormatTests
{
    private static readonly Dictionary<string, Format> All = new[]
    {
        Formats.Size, Formats.MacAddress, Formats.Cidr, Formats.IpAddress, Formats.AnyCase, Formats.AclPath, Formats.Fingerprint,
            Formats.Duration,
    }.ToDictionary(format => format.Name, StringComparer.Ordinal);

    [TestCase("size", "8G", "8192M")]
    [TestCase("size", "8g", "8G")]
    [TestCase("size", "1.5T", "1536G")]
    [TestCase("size", "1K", "1024")]
    [TestCase("size", "0", "0G")]
    [TestCase("MAC address", "bc:24:11:00:00:01", "BC-24-11-00-00-01")]
    [TestCase("MAC address", "bc24.1100.0001", "BC:24:11:00:00:01")]
    [TestCase("MAC address", "bc2411000001", "BC:24:11:00:00:01")]
    [TestCase("CIDR", "2001:DB8:0::/32", "2001:db8::/32")]
    [TestCase("CIDR", "192.0.2.0/24", "192.0.2.0/24")]
    [TestCase("IP address", "2001:DB8:0:0::1", "2001:db8::1")]
    [TestCase("text", "ABC", "abc")]
    [TestCase("ACL path", "//vms//100/", "/vms/100")]
    [TestCase("ACL path", "vms", "/vms")]
    [TestCase("ACL path", "", "/")]
    [TestCase("duration", "90s", "1m30s")]
    [TestCase("duration", "1.5h", "90m")]
    public void Spellings_of_one_meaning_have_one_canonical_form(string format, string left, string right) =>
        Assert.That(All[format].Canonical(left), Is.Not.Null.And.EqualTo(All[format].Canonical(right)));

    [TestCase("size", "8G", "8M")]
    [TestCase("size", "8G", "8")]
    [TestCase("MAC address", "bc:24:11:00:00:01", "bc:24:11:00:00:02")]
    [TestCase("CIDR", "192.0.2.0/24", "192.0.2.0/25")]
    [TestCase("CIDR", "192.0.2.0/24", "192.0.2.1/24")]
    [TestCase("ACL path", "/vms/100", "/vms/1001")]
    public void Different_meanings_have_different_canonical_forms(string format, string left, string right) =>
        Assert.That(All[format].Canonical(left), Is.Not.EqualTo(All[format].Canonical(right)));

    [TestCase("size", "")]
    [TestCase("size", "G")]
    [TestCase("size", "-1G")]
    [TestCase("size", "8GB")]
    [TestCase("size", "8 G")]
    [TestCase("size", "1e3")]
    [TestCase("size", "79228162514264337593543950335T")]
    [TestCase("MAC address", "bc:24:11:00:00")]
    [TestCase("MAC address", "bc:24:11:00:00:0g")]
    [TestCase("MAC address", "b:c2:41:10:00:001")]
    [TestCase("MAC address", "bc:24-11:00-00:01")]
    [TestCase("CIDR", "192.0.2.0")]
    [TestCase("CIDR", "192.0.2.0/33")]
    [TestCase("CIDR", "192.0.2.0/-1")]
    [TestCase("CIDR", "2001:db8::/129")]
    [TestCase("CIDR", "192.0.2/24")]
    [TestCase("IP address", "1")]
    [TestCase("IP address", "0x7f.0.0.1")]
    [TestCase("IP address", "192.168.010.1")]
    [TestCase("IP address", "fe80::1%eth0")]
    [TestCase("IP address", "[::1]:80")]
    [TestCase("IP address", "host")]
    [TestCase("SHA-256 fingerprint", "AB:CD")]
    [TestCase("SHA-256 fingerprint", "")]
    [TestCase("duration", "")]
    [TestCase("duration", "90")]
    public void What_is_not_of_the_notation_is_refused(string format, string text) => Assert.That(All[format].Canonical(text), Is.Null);

    [Test]
    public void A_fingerprint_is_the_same_with_and_without_colons()
    {
        var digits = string.Concat(Enumerable.Repeat("ab", 32));
        var pairs = string.Join(':', Enumerable.Repeat("AB", 32));
        Assert.That(Formats.Fingerprint.Canonical(digits), Is.EqualTo(Formats.Fingerprint.Canonical(pairs)));
    }

    [Test]
    public void Prose_is_the_same_without_the_white_space_at_its_end()
    {
        Assert.That(Formats.Prose.Canonical("a\nb \r\n\n"), Is.EqualTo("a\nb"));
        Assert.That(Formats.Prose.Canonical(" a"), Is.EqualTo(" a"));
    }

    [Test]
    public void A_line_is_the_same_without_the_white_space_around_it_and_holds_no_other()
    {
        Assert.That(Formats.Line.Canonical(" a b\n"), Is.EqualTo("a b"));
        Assert.That(Formats.Line.Sent(" a b\n"), Is.EqualTo("a b"));
        Assert.That(Formats.Line.Canonical("a\nb"), Is.Null);
    }

    [Test]
    public void A_remark_is_the_same_without_the_white_space_around_it_and_where_PVE_takes_nought_for_none_that_is_nothing()
    {
        Assert.That(Formats.Remark.Canonical(" a\nb\n"), Is.EqualTo("a\nb"));
        Assert.That(Formats.Remark.Canonical("0"), Is.EqualTo("0"));
        Assert.That(Formats.TrueRemark.Canonical(" 0 "), Is.Empty);
    }

    [Test]
    public void What_PVE_takes_in_one_spelling_only_is_sent_in_that_one()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Formats.MacAddress.Sent("bc24.1100.0001"), Is.EqualTo("BC:24:11:00:00:01"));
            Assert.That(Formats.Fingerprint.Sent(string.Concat(Enumerable.Repeat("ab", 32))),
                Is.EqualTo(string.Join(':', Enumerable.Repeat("AB", 32))));
            Assert.That(Formats.Size.Sent("8g"), Is.EqualTo("8g"));
        }
    }

    [Test]
    public void A_canonical_size_is_a_number_of_bytes() => Prop.ForAll<ushort>(gib =>
        Formats.Size.Canonical($"{gib}G") == Formats.Size.Canonical($"{gib * 1024L}M")
            && Formats.Size.Canonical($"{gib}G") == $"{gib * 1024L * 1024 * 1024}").QuickCheckThrowOnFailure();

    [Test]
    public void No_text_makes_a_format_throw() => Prop.ForAll<NonNull<string>>(text =>
    {
        foreach (var format in All.Values)
        {
            if (format.Canonical(text.Get) is not null)
            {
                _ = format.Sent(text.Get);
            }
        }
    }).QuickCheckThrowOnFailure();
}
