namespace Sdk.Tests.Generated;

/// <summary>Sets environment variables until it is disposed, and then sets them as they were.</summary>
internal sealed class EnvironmentScope : IDisposable
{
    private readonly Dictionary<string, string?> _before;

    public EnvironmentScope(IReadOnlyDictionary<string, string> variables)
    {
        _before = variables.Keys.ToDictionary(name => name, Environment.GetEnvironmentVariable, StringComparer.Ordinal);
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public EnvironmentScope(string name, string value)
        : this(new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value })
    {
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
