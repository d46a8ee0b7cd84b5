using Proxmox.Simulator.Access;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Access;

/// <summary><c>/access/tfa</c>: second factors of users.</summary>
public sealed class TfaTests
{
    // The secret and the moment of the examples in RFC 6238, whose code has eight digits.
    private const string Address = "otpauth%3A%2F%2Ftotp%2Falice%3Fsecret%3DGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ%26digits%3D8";
    private const string Code = "94287082";

    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Get("POST", "/access/users", "userid=alice@pve");
    }

    [Test]
    public void A_code_of_the_moment_adds_an_entry()
    {
        _api.Datacenter.Clock.Set(DateTimeOffset.FromUnixTimeSeconds(59));
        var id = (string?)_api.Get("POST", "/access/tfa/alice@pve", $"type=totp&description=phone&totp={Address}&value={Code}")["id"];
        Assert.That((string?)_api.Get("GET", $"/access/tfa/alice@pve/{id}")["description"], Is.EqualTo("phone"));
        Assert.That((string?)_api.Get("GET", "/access/users/alice@pve")["keys"], Is.EqualTo("x"));
        _api.Get("PUT", $"/access/tfa/alice@pve/{id}", "enable=0&description=old");
        Assert.That((int?)_api.Get("GET", "/access/tfa/alice@pve")[0]!["enable"], Is.EqualTo(0));
        _api.Get("DELETE", $"/access/tfa/alice@pve/{id}");
        Assert.That((_api.Get("GET", "/access/tfa").Count(), _api.Get("GET", "/access/users/alice@pve")["keys"]),
            Is.EqualTo((0, (object?)null)));
    }

    [TestCase("type=totp&description=d&totp=" + Address + "&value=12345678", "failed to verify TOTP challenge")]
    [TestCase("type=totp&totp=" + Address + "&value=" + Code, "'description' is required for new entries")]
    [TestCase("type=totp&description=d", "'totp' type requires both 'totp' and 'value' parameters")]
    [TestCase("type=yubico&description=d&value=x", "no yubico otp configuration available for realm pve")]
    [TestCase("type=webauthn&description=d", "no webauthn configuration available")]
    public void An_entry_that_cannot_be_verified_is_refused(string form, string message) =>
        Assert.That(_api.Call("POST", "/access/tfa/alice@pve", form).Message, Is.EqualTo(message + "\n"));

    [Test]
    public void Codes_to_recover_with_are_told_once_and_replaced()
    {
        var first = _api.Get("POST", "/access/tfa/alice@pve", "type=recovery")["recovery"]!;
        var second = _api.Get("POST", "/access/tfa/alice@pve", "type=recovery")["recovery"]!;
        Assert.That((first.Count(), second.Any(code => first.Contains(code))), Is.EqualTo((10, false)));
        Assert.That(_api.Get("GET", "/access/tfa/alice@pve").Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_user_who_goes_takes_the_second_factors_along()
    {
        _api.Get("POST", "/access/tfa/alice@pve", "type=recovery");
        _api.Get("DELETE", "/access/users/alice@pve");
        Assert.That(_api.Get("GET", "/access/tfa").Count(), Is.Zero);
        _api.Get("POST", "/access/users", "userid=alice@pve");
        Assert.That(_api.Get("GET", "/access/tfa/alice@pve").Count(), Is.Zero);
    }

    [Test]
    public void Who_is_locked_out_is_let_in_again()
    {
        TfaStore.Of(_api.Datacenter).Locked.Add("alice@pve");
        Assert.That((int?)_api.Get("PUT", "/access/users/alice@pve/unlock-tfa"), Is.EqualTo(1));
        Assert.That((int?)_api.Get("PUT", "/access/users/alice@pve/unlock-tfa"), Is.EqualTo(0));
    }
}
