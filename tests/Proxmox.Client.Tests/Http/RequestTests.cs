namespace Proxmox.Client.Tests;

public class RequestTests
{
    [Test]
    public async Task The_content_of_data_is_answered()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Data("""{"version":"9.2.11"}"""));
        var version = await bench.Pve.GetAsync("/version");
        Assert.That(version["version"].AsText(), Is.EqualTo("9.2.11"));
        var sent = bench.Wire.Sent.Single();
        Assert.That((sent.Method, sent.PathAndQuery, sent.Body), Is.EqualTo(("GET", "/api2/json/version", "")));
        Assert.That(sent.Headers["Authorization"], Is.EqualTo("PVEAPIToken=" + Bench.Token));
        Assert.That(sent.Headers.Keys, Does.Not.Contain("Cookie").And.Not.Contain("CSRFPreventionToken"));
    }

    [Test]
    public async Task Parameters_travel_where_PVE_reads_them()
    {
        using var bench = new Bench();
        bench.Wire.Always(_ => Wire.Data("null"));
        var form = new Form { { "a", "1 2" } };
        await bench.Pve.GetAsync("/x", form);
        await bench.Pve.DeleteAsync("/x", form);
        await bench.Pve.PostAsync("/x", form);
        await bench.Pve.PutAsync("/x", form);
        Assert.That(bench.Wire.Sent.Select(sent => (sent.Method, sent.PathAndQuery, sent.Body)), Is.EqualTo(new[]
        {
            ("GET", "/api2/json/x?a=1%202", ""),
            ("DELETE", "/api2/json/x?a=1%202", ""),
            ("POST", "/api2/json/x", "a=1%202"),
            ("PUT", "/api2/json/x", "a=1%202"),
        }));
        Assert.That(bench.Wire.Sent[2].Headers["Content-Type"], Is.EqualTo("application/x-www-form-urlencoded"));
    }

    [Test]
    public async Task A_proxys_headers_and_path_go_with_every_request_the_login_included()
    {
        using var bench = new Bench(Bench.WithPassword() with
        {
            Endpoints = ["https://one.example/pve"],
            Headers = new Dictionary<string, string> { ["CF-Access-Client-Id"] = "me" }
        });
        bench.Wire.Then(Wire.Data("""{"ticket":"PVE:root@pam:1::x","CSRFPreventionToken":"t"}"""));
        bench.Wire.Then(Wire.Data("null"));
        await bench.Pve.GetAsync("/version");
        Assert.That(bench.Wire.Sent.Select(sent => sent.PathAndQuery),
            Is.EqualTo(new[] { "/pve/api2/json/access/ticket", "/pve/api2/json/version" }));
        Assert.That(bench.Wire.Sent.Select(sent => sent.Headers["CF-Access-Client-Id"]), Has.All.EqualTo("me"));
    }

    [Test]
    public async Task An_encoded_segment_reaches_the_wire_as_it_is()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Data("null"));
        await bench.Pve.GetAsync(PvePath.Join("firewall", "ipset", "10.0.0.0/8", "a~b"));
        Assert.That(bench.Wire.Sent.Single().Path, Is.EqualTo("/firewall/ipset/10.0.0.0%2F8/a~b"));
    }

    [Test]
    public async Task An_empty_success_is_null()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Answer(200, "OK", ""));
        Assert.That((await bench.Pve.PostAsync("/x")).IsNull, Is.True);
    }

    [Test]
    public async Task A_refusal_carries_all_that_PVE_said()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Answer(400, "Parameter verification failed.", """{"data":null,"message":"Parameter verification failed.\n","errors":{"net0":"invalid format - x\nnet0.tag: too large\n"}}"""));
        var fault = await Expect.FaultAsync(() => bench.Pve.PutAsync("/nodes/n/qemu/100/config", new Form { { "net0", "x" } }));
        Assert.That((fault.Kind, fault.Method, fault.Path, fault.Status),
            Is.EqualTo((FaultKind.Invalid, "PUT", "/nodes/n/qemu/100/config", 400)));
        Assert.That(fault.Parameters["net0"], Is.EqualTo("invalid format - x\nnet0.tag: too large"));
        Assert.That(fault.Message, Is.EqualTo("PUT /nodes/n/qemu/100/config (400): Parameter verification failed."));
        Assert.That(fault.MayHaveBeenApplied, Is.False);
    }

    [Test]
    public async Task The_reason_phrase_speaks_where_the_body_is_silent()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Answer(595, "Connection refused", "")).Always(_ => Wire.Answer(595, "Connection refused", ""));
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/nodes/pve2/status"));
        Assert.That((fault.Kind, fault.Said), Is.EqualTo((FaultKind.Unreachable, "Connection refused")));
    }

    [TestCase(200, "<html>hello</html>", "a web page")]
    [TestCase(200, "hello", "'hello'")]
    public async Task An_answer_that_is_not_PVEs_is_a_fault(int status, string body, string quoted)
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Answer(status, "OK", body, "text/html"));
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/version"));
        Assert.That(fault.Kind, Is.EqualTo(FaultKind.Unknown));
        Assert.That(fault.Said, Does.Contain(quoted).And.Contain("Is this the address of a PVE node?"));
    }

    [Test]
    public async Task A_web_servers_own_not_found_proves_nothing()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Answer(404, "Not Found", "<html>404</html>", "text/html"));
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/pools/a"));
        Assert.That((fault.Kind, fault.ProvesAbsence), Is.EqualTo((FaultKind.Unknown, false)));
    }

    [Test]
    public async Task A_redirect_is_named_and_not_followed()
    {
        using var bench = new Bench();
        bench.Wire.Then(_ =>
        {
            var answer = Wire.Answer(301, "Moved", "");
            answer.Headers.Location = new("https://other.example:8006/");
            return answer;
        });
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/version"));
        Assert.That(fault.Said, Does.Contain("https://other.example:8006/"));
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Absence_is_proved_by_the_objects_own_GET_only()
    {
        using var bench = new Bench();
        bench.Wire.Always(_ => Wire.Refusal(500, "storage 'a' does not exist"));
        var get = await Expect.FaultAsync(() => bench.Pve.GetAsync("/storage/a"));
        var put = await Expect.FaultAsync(() => bench.Pve.PutAsync("/storage/a"));
        var other = await Expect.FaultAsync(() => bench.Pve.GetAsync("/pools/p"));
        Assert.That((get.Kind, put.Kind, other.Kind), Is.EqualTo((FaultKind.NotFound, FaultKind.NotFound, FaultKind.NotFound)));
        Assert.That((get.ProvesAbsence, put.ProvesAbsence, other.ProvesAbsence), Is.EqualTo((true, false, false)));
    }

    [Test]
    public async Task Absence_is_proved_by_a_name_in_the_query()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Refusal(500, "pool 'a/b' does not exist"));
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/pools", new Form { { "poolid", "a/b" } }));
        Assert.That(fault.ProvesAbsence, Is.True);
    }

    [Test]
    public async Task Nothing_is_sent_before_the_first_request_and_bad_options_are_told_then()
    {
        using var bench = new Bench(new PveOptions { Endpoints = ["ftp://x"], ApiToken = "nonsense" });
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/version"));
        Assert.That(fault.Kind, Is.EqualTo(FaultKind.Invalid));
        Assert.That(fault.Said, Does.Contain("`endpoints`").And.Contain("`api_token`").And.Not.Contain("nonsense"));
        Assert.That(bench.Wire.Sent, Is.Empty);
    }

    [Test]
    public void Cancellation_reaches_the_connection()
    {
        using var bench = new Bench();
        using var cancel = new CancellationTokenSource();
        bench.Wire.Otherwise = async (_, token) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
            return Wire.Data("null");
        };
        Assert.That(() => bench.Pve.GetAsync("/x", null, cancel.Token), Throws.InstanceOf<OperationCanceledException>());
    }
}
