using System.Text;

namespace Proxmox.Client.Tests;

public class TotpTests
{
    // The vectors of RFC 6238, appendix B, for SHA-1, cut to six digits.
    [TestCase(59, "287082")]
    [TestCase(1111111109, "081804")]
    [TestCase(1111111111, "050471")]
    [TestCase(1234567890, "005924")]
    [TestCase(2000000000, "279037")]
    [TestCase(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var step = Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds));
        Assert.That(Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), step), Is.EqualTo(code));
    }

    [TestCase("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")]
    [TestCase("gezd gnbv gy3t qojq gezd gnbv gy3t qojq")]
    [TestCase("GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ====")]
    [TestCase("otpauth://totp/pve:root@pam?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&period=30&digits=6")]
    public void A_secret_is_read_in_every_way_it_is_written(string otp) =>
        Assert.That(Totp.Key(otp), Is.EqualTo(Encoding.ASCII.GetBytes("12345678901234567890")));

    [TestCase("")]
    [TestCase("1189")]
    [TestCase("AAAA")]
    [TestCase("otpauth://totp/x?issuer=y")]
    public void Other_texts_are_no_secret(string otp) => Assert.That(Totp.Key(otp), Is.Null);

    [TestCase("123456", true)]
    [TestCase(" 123456 ", true)]
    [TestCase("12345", false)]
    [TestCase("GEZDGN", false)]
    public void Six_digits_are_a_code(string otp, bool isCode) => Assert.That(Totp.IsCode(otp), Is.EqualTo(isCode));
}
