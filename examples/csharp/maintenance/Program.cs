using Pulumi;
using Pulumi.Proxmox.Guests;

// Where PVE is and who we are comes from the environment.
return await Deployment.RunAsync(() =>
{
    const int Vmid = 150;
    var before = new VirtualMachineSnapshot("before-update", new() { Vmid = Vmid, Name = "before-update" });

    // What is done rather than declared runs with every update, after what it depends on, and in no preview.
    var update = ExecVirtualMachineAgent.Invoke(
        new() { Vmid = Vmid, Command = { "sh", "-c", "apt-get update && apt-get -y upgrade" }, Timeout = "30m" },
        new InvokeOutputOptions { DependsOn = { before } });
    var trim = FstrimVirtualMachineAgent.Invoke(new() { Vmid = update.Apply(_ => Vmid) });

    return new Dictionary<string, object?>
    {
        ["said"] = update.Apply(done => done.Stdout),
        ["trimmedBytes"] = trim.Apply(done => done.TrimmedBytes),
    };
});
