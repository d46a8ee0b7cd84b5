using System.Globalization;
using Proxmox.Grpc.Hosting;
using Proxmox.LocalEngine.Tests.Fakes;
using Pulumirpc;

ScriptedProvider provider = new();
if (Environment.GetEnvironmentVariable("FAKE_NOTES") is { } notes)
{
    string?[] seen =
    [
        string.Join(' ', args),
        Environment.GetEnvironmentVariable("PULUMI_PROJECT"),
        Environment.GetEnvironmentVariable("PULUMI_CONFIG"),
        Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
    ];
    await File.WriteAllLinesAsync(notes, seen.OfType<string>());
}

if (Environment.GetEnvironmentVariable("FAKE_DIES_IN_CREATE_OF") is { } victim)
{
    provider.OnCreate = request =>
    {
        if (request.Name == victim) Environment.FailFast("as the test wants");
        return Task.FromResult(new CreateResponse { Id = "id-1", Properties = request.Properties });
    };
}

await using GrpcServer server = await GrpcServer.StartAsync(new() { Services = [binder => ResourceProvider.BindService(binder, provider)] });
Console.Out.Write(server.Address.Port.ToString(CultureInfo.InvariantCulture) + "\n");
await Console.Out.FlushAsync();
await Task.Delay(Timeout.Infinite);
