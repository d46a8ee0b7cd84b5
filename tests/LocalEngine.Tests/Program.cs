using System.Globalization;
using Proxmox.Grpc;
using Proxmox.LocalEngine;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.Tests.Fakes;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

// As a program of two resources, the second after the first.
if (Environment.GetEnvironmentVariable("PULUMI_MONITOR") is { } monitor)
{
    StackSettings settings = new()
    {
        Project = Environment.GetEnvironmentVariable("PULUMI_PROJECT")!,
        Stack = Environment.GetEnvironmentVariable("PULUMI_STACK")!
    };
    InProcessProgram program = new(async context =>
    {
        await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty);
        await context.RegisterAsync(TestStack.Thing, "b", PropertyObject.Empty);
    });
    return await program.RunAsync(new(monitor, settings, IsPreview: false, Parallel: 16, Output: null), CancellationToken.None) is null
        ? 0 : 32;
}

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
        if (request.Name == victim)
        {
            Environment.FailFast("as the test wants");
        }

        return Task.FromResult(new CreateResponse { Id = "id-1", Properties = request.Properties });
    };
}

await using var server =
    await GrpcServer.StartAsync(new() { Services = [binder => ResourceProvider.BindService(binder, provider)] });
Console.Out.Write(server.Address.Port.ToString(CultureInfo.InvariantCulture) + "\n");
await Console.Out.FlushAsync();
await Task.Delay(Timeout.Infinite);
return 0;
