namespace Proxmox.Client.Tests;

public class LogTests
{
    [Test]
    public async Task A_request_leaves_one_line_with_method_path_status_duration_and_form()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Data("null"));
        await bench.Pve.PostAsync("/access/users", new Form { { "userid", "a@pve" }, { "password", "hunter22", true } });
        Assert.That(bench.Log.Lines.Single(), Is.EqualTo(
            "Debug request method=POST path=/access/users status=200 duration_ms=0 form=userid=a@pve&password=*** "
                + "endpoint=https://one.example:8006"));
    }

    [Test]
    public async Task No_secret_is_ever_logged_or_quoted()
    {
        const string ticket = "PVE:root@pam:CANARY::sig";
        using var bench = new Bench(Bench.WithPassword("JBSWY3DPEHPK3PXP"));
        bench.Wire.Then(Wire.Data("""{"ticket":"PVE:!tfa!CANARY","NeedTFA":1,"CSRFPreventionToken":"CANARY"}"""))
            .Then(Wire.Data($$"""{"ticket":"{{ticket}}","CSRFPreventionToken":"CANARYCSRF"}"""))
            .Then(Wire.Refusal(500, "can't lock file 'x' - got timeout, value 'hunter22'"))
            .Then(Wire.Refusal(400, "type check failed - got 'hunter22'"));
        var fault = await Expect.FaultAsync(() => bench.Pve.PostAsync("/access/users", new Form { { "password", "hunter22", true } }));
        Assert.That(fault.ToString(), Does.Contain("got '***'"));
        Assert.That(bench.Log.Lines, Has.Count.EqualTo(6));
        var code = bench.Wire.Sent[1].Body.Split("totp%3A")[1][..6];
        Assert.That(bench.Log.Text + fault,
            Does.Not.Contain("hunter22").And.Not.Contain("CANARY").And.Not.Contain("opensesame").And.Not.Contain(code));
    }

    [Test]
    public async Task A_token_is_not_in_the_log()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Answer(401, "Authentication failed!", ""));
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/version"));
        Assert.That(bench.Log.Text + fault + bench.Options, Does.Not.Contain("11111111"));
    }

    [Test]
    public void Options_mask_their_secrets()
    {
        var text = (Bench.WithPassword("JBSWY3DPEHPK3PXP") with { ApiToken = Bench.Token }).ToString();
        Assert.That(text, Does.Contain("root@pam").And.Not.Contain("opensesame").And.Not.Contain("JBSW").And.Not.Contain("1111"));
    }
}
