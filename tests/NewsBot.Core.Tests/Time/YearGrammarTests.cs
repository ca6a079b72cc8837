namespace NewsBot.Core.Tests.Time;

public sealed class YearGrammarTests
{
    [Theory]
    [InlineData("The 2016 summit was held in 1998.", "2016 = 2016 2016-01-01..2016-12-31 Year; 1998 = 1998 1998-01-01..1998-12-31 Year")]
    [InlineData("She moved in 2012, left in 2015 and died in 1812.", "2012 = 2012 2012-01-01..2012-12-31 Year; 2015 = 2015 2015-01-01..2015-12-31 Year; 1812 = 1812 1812-01-01..1812-12-31 Year")]
    [InlineData("The harvest of nineteen ninety-six was good; two thousand and five was bad.", "nineteen ninety-six = 1996 1996-01-01..1996-12-31 Year; two thousand and five = 2005 2005-01-01..2005-12-31 Year")]
    [InlineData("It fell in the year 2000 and again in the year two thousand and one.", "the year 2000 = 2000 2000-01-01..2000-12-31 Year; the year two thousand and one = 2001 2001-01-01..2001-12-31 Year")]
    [InlineData("Sales grew in fiscal 2019, fiscal year 2018 and FY17.", "fiscal 2019 = 2019 2019-01-01..2019-12-31 Year; fiscal year 2018 = 2018 2018-01-01..2018-12-31 Year; FY17 = 2017 2017-01-01..2017-12-31 Year")]
    [InlineData("It ruled from 1985-87 and again 1939–1945.", "1985-87 = 1985/1987 1985-01-01..1987-12-31 Range; 1939–1945 = 1939/1945 1939-01-01..1945-12-31 Range")]
    [InlineData("The 2017-18 season and the 2003/04 budget went well.", "2017-18 = 2017/2018 2017-01-01..2018-12-31 Range; 2003/04 = 2003/2004 2003-01-01..2004-12-31 Range")]
    [InlineData("Rock of the '60s, films of the 1970s, the early 1980s and the nineties.", "the '60s = 196 1960-01-01..1969-12-31 Decade; the 1970s = 197 1970-01-01..1979-12-31 Decade; the early 1980s = 198 1980-01-01..1983-12-31 Decade; the nineties = 199 1990-01-01..1999-12-31 Decade")]
    [InlineData("The 19th century and 20th-century art; the 1800s.", "The 19th century = 18 1801-01-01..1900-12-31 Century; 20th-century = 19 1901-01-01..2000-12-31 Century; the 1800s = 18 1801-01-01..1900-12-31 Century")]
    [InlineData("Plans reach to 2030 and beyond 2050, but by 2050 the sea will rise.", "2030 = 2030 2030-01-01..2030-12-31 Year; 2050 = 2050 2050-01-01..2050-12-31 Year; 2050 = 2050 2050-01-01..2050-12-31 Year")]
    [InlineData("It stood before 1066, and long before 44 BC.", "1066 = 1066 1066-01-01..1066-12-31 Year")]
    public void Years_decades_and_centuries_are_read(string text, string expected) => Times.In(text).ShouldBe(expected);

    [Theory]
    [InlineData("They counted 2019 people, 1,999 homes, $2018 and 2000 votes.", "")]
    [InlineData("Take flight 1990 or bus 2015 from 1988 Elm Street to room 2001.", "")]
    [InlineData("The index rose to 2082.1 points; the part is AB-2004 or X2004.", "")]
    [InlineData("The novel \"1984\" and the film '1917' sold out.", "")]
    [InlineData("In 1500 homes the lights went out.", "")]
    public void Numbers_that_count_or_name_something_are_no_years(string text, string expected) => Times.In(text).ShouldBe(expected);
}
