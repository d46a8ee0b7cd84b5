namespace Proxmox.Testing.Clients;

/// <summary>Finds the real clients: by the environment that the Makefile sets, else on the path.</summary>
public static class Executables
{
    /// <summary>The path of the client's executable; null when this machine has none.</summary>
    public static string? Find(ClientKind kind) => kind switch
    {
        ClientKind.Terraform => Named("PROXMOX_TEST_TERRAFORM") ?? OnPath("terraform"),
        ClientKind.OpenTofu => Named("PROXMOX_TEST_TOFU") ?? OnPath("tofu"),
        _ => null,
    };

    private static string? Named(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } path
            ? File.Exists(path) ? path : throw new FileNotFoundException($"{variable} names {path}, which does not exist.")
            : null;

    private static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
