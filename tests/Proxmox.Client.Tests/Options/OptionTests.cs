using System.Globalization;

namespace Proxmox.Client.Tests;

public class OptionTests
{
    private static readonly PveOptions Good = Bench.WithToken();

    [TestCase("https://pve:8006", "https://pve:8006/")]
    [TestCase("https://pve:8006/", "https://pve:8006/")]
    [TestCase("https://pve:8006/api2/json/", "https://pve:8006/")]
    [TestCase("https://proxy/pve/", "https://proxy/pve/")]
    [TestCase("https://proxy/pve/api2/json", "https://proxy/pve/")]
    [TestCase("https://pve", "https://pve/")]
    [TestCase("pve", "https://pve:8006/")]
    [TestCase("pve:443", "https://pve/")]
    [TestCase("192.0.2.1", "https://192.0.2.1:8006/")]
    [TestCase("2001:db8::1", "https://[2001:db8::1]:8006/")]
    [TestCase("[2001:db8::1]:9000", "https://[2001:db8::1]:9000/")]
    [TestCase("http://127.0.0.1:8006", "http://127.0.0.1:8006/")]
    public void An_endpoint_is_read_as_users_write_it(string text, string address) =>
        Assert.That(EndpointAddress.Read(text, out _)?.ToString(), Is.EqualTo(address));

    [TestCase("")]
    [TestCase("https://")]
    [TestCase("ftp://pve")]
    [TestCase("http://pve:8006")]
    [TestCase("https://pve:8006/#v1:0")]
    [TestCase("https://pve:8006/path?a=b")]
    [TestCase("https://root:secret@pve:8006")]
    [TestCase("https://pve:99999")]
    public void Another_endpoint_is_a_problem_that_shows_no_credentials(string text)
    {
        var problems = (Good with { Endpoints = [text] }).Validate();
        Assert.That(problems.Select(problem => problem.Option), Is.EqualTo(new[] { "endpoints" }));
        Assert.That(problems[0].Cause, Does.Not.Contain("secret"));
    }

    [TestCase("Authorization", "x")]
    [TestCase("cookie", "x")]
    [TestCase("a b", "x")]
    [TestCase("X-A", "one\ntwo-secret")]
    public void A_header_that_is_the_clients_own_or_no_header_is_a_problem_that_shows_no_value(string name, string value)
    {
        var problem = (Good with { Headers = new Dictionary<string, string> { [name] = value } }).Validate().Single();
        Assert.That((problem.Option, problem.Cause.Contains("secret", StringComparison.Ordinal)), Is.EqualTo(("api_headers", false)));
    }

    [Test]
    public void A_client_certificate_needs_its_key() =>
        Assert.That((Good with { ClientCertificate = "/nowhere.pem" }).Validate().Single().Option, Is.EqualTo("client_key"));

    [Test]
    public void Good_options_have_no_problems()
    {
        Assert.That(Good.Validate(), Is.Empty);
        Assert.That(Bench.WithPassword("123456").Validate(), Is.Empty);
        Assert.That((Bench.WithPassword() with { Username = "root", Realm = "pam" }).Validate(), Is.Empty);
        Assert.That((Good with { Fingerprint = new string('a', 64) }).Validate(), Is.Empty);
    }

    [TestCase("PVEAPIToken={0}")]
    [TestCase("pveapitoken={0}")]
    [TestCase("PVEAPIToken {0}")]
    [TestCase("Authorization: PVEAPIToken={0}")]
    [TestCase("authorization:PVEAPIToken={0}\n")]
    [TestCase("'Authorization: PVEAPIToken={0}'")]
    [TestCase("\"{0}\"")]
    [TestCase(" {0} ")]
    [TestCase("\n{0}\r\n")]
    public void A_token_is_understood_with_what_is_copied_along_with_it(string pasted)
    {
        var options = Good with { ApiToken = string.Format(CultureInfo.InvariantCulture, pasted, Bench.Token) };
        Assert.That(options.Validate(), Is.Empty);
        Assert.That(options.Caller, Is.EqualTo("root@pam!test"));
        Assert.That(ApiToken.Clean(options.ApiToken), Is.EqualTo(Bench.Token));
    }

    [Test]
    public void The_secret_alone_is_known_for_what_it_is() => Assert.That(
        (Good with { ApiToken = Bench.Token.Split('=')[1] }).Validate().Single().Cause, Does.StartWith("it is the secret alone"));

    [TestCase("nonsense")]
    [TestCase("PVEAPIToken")]
    [TestCase("PVEAPIToken=")]
    [TestCase("root@pam!test")]
    [TestCase("root@pam!test=")]
    [TestCase("root@pam!=x")]
    [TestCase("root!test=x")]
    [TestCase("@pam!test=x")]
    [TestCase("root@!test=x")]
    [TestCase("root@pam!test=x y")]
    public void An_incomplete_token_is_a_problem_that_does_not_show_it(string token)
    {
        var problem = (Good with { ApiToken = token }).Validate().Single();
        Assert.That(problem.Option, Is.EqualTo("api_token"));
        Assert.That(problem.Cause, Does.Not.Contain(token));
    }

    [Test]
    public void Every_contradiction_is_told_at_once()
    {
        var options = new PveOptions
        {
            ApiToken = Bench.Token,
            Username = "root@pve",
            Realm = "pam",
            Otp = "!",
            Insecure = true,
            Fingerprint = "12",
            CaFile = "/nonexistent/ca.pem",
            MaxParallelRequests = 0,
        };
        Assert.That(options.Validate().Select(problem => problem.Option), Is.EquivalentTo(new[]
        {
            "endpoints", "api_token", "realm", "otp", "insecure", "fingerprint", "ca_file", "max_parallel_requests",
        }));
    }

    [TestCase(null, null, "api_token")]
    [TestCase(null, "x", "username")]
    [TestCase("root", null, "password")]
    public void Missing_credentials_are_named(string? user, string? password, string option) =>
        Assert.That((Good with { ApiToken = null, Username = user, Password = password }).Validate().Single().Option, Is.EqualTo(option));

    [TestCase("root@pam", null, "root@pam")]
    [TestCase("root", null, "root@pam")]
    [TestCase("anna", "pve", "anna@pve")]
    [TestCase("anna@pve", "pve", "anna@pve")]
    [TestCase("anna@corp.example", "ad", "anna@corp.example@ad")]
    public void The_user_is_named_as_PVE_wants_it(string user, string? realm, string expected) =>
        Assert.That(OptionChecks.UserId(new() { Username = user, Realm = realm }), Is.EqualTo(expected));
}
