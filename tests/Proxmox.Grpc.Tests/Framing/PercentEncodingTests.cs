using Proxmox.Grpc.Framing;

namespace Proxmox.Grpc.Tests.Framing;

internal sealed class PercentEncodingTests
{
    private static readonly TestCaseData<string, string>[] Table =
    [
        new("", ""),
        new("plain text, with punctuation: ~!@#$^&*()", "plain text, with punctuation: ~!@#$^&*()"),
        new("100 %", "100 %25"),
        new("%41", "%2541"),
        new("line\nbreak\r\ttab", "line%0Abreak%0D%09tab"),
        new("\0\u001f\u007f", "%00%1F%7F"),
        new("é", "%C3%A9"),
        new("€", "%E2%82%AC"),
        new("😀", "%F0%9F%98%80"),
        new("\u00a0", "%C2%A0"),
    ];

    [TestCaseSource(nameof(Table))]
    public void Text_is_written_as_printable_ascii(string text, string encoded) =>
        Assert.That(PercentEncoding.Encode(text), Is.EqualTo(encoded));

    [TestCaseSource(nameof(Table))]
    public void What_is_written_is_read_again(string text, string encoded) =>
        Assert.That(PercentEncoding.Decode(encoded), Is.EqualTo(text));

    [TestCase("%c3%a9", "é", Description = "lower-case digits")]
    [TestCase("%", "%")]
    [TestCase("%4", "%4")]
    [TestCase("%ZZ", "%ZZ")]
    [TestCase("50%, or 51%25", "50%, or 51%")]
    [TestCase("%FF", "\ufffd", Description = "not UTF-8")]
    public void Damage_is_read_as_well_as_can_be(string value, string text) =>
        Assert.That(PercentEncoding.Decode(value), Is.EqualTo(text));

    [Test]
    public void A_lone_surrogate_is_written_as_the_replacement_character() =>
        Assert.That(PercentEncoding.Encode("\ud83d"), Is.EqualTo("%EF%BF%BD"));
}
